-- A post looks among its own: the scope stands in the key, so that a name that a hundred thousand
-- people have costs a post no more than its own of them. What the policies ask is in the index.
ALTER TABLE person_name_token DROP CONSTRAINT person_name_token_pkey;
ALTER TABLE person_name_token ADD PRIMARY KEY (token, scope, person_id) INCLUDE (compartment);
CREATE INDEX person_name_token_person ON person_name_token (person_id);
