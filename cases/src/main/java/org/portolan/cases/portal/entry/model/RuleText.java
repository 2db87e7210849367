package org.portolan.cases.portal.entry.model;

/**
 * What stands behind a rule, in the authority's words.
 *
 * @param language of these texts, a BCP 47 tag
 * @param authority who is answerable for the rule
 * @param evidence what it rests on
 * @param evidenceAddress where that can be read: http or https; empty when nowhere
 * @param rationale why the rule protects public health, or for what other reason there is one
 */
public record RuleText(
    String language, String authority, String evidence, String evidenceAddress, String rationale) {}
