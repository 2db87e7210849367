-- Whether the applicant has copied the zone of their passport; else an officer did, from the picture.
ALTER TABLE visa_member ADD COLUMN zone_own boolean NOT NULL DEFAULT false;
