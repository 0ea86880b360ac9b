package io.partnerchat.company;

/**
 * A valid key of a company, without the key itself.
 *
 * @param label what stands in a record of changes
 */
public record PartnerKey(long id, String label) {}
