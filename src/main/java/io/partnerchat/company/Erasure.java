package io.partnerchat.company;

/**
 * That a company is being erased.
 *
 * @param begunMillis since 1970
 */
record Erasure(String companyId, long begunMillis) {}
