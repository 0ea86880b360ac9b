package io.partnerchat.company;

/**
 * That a company is being erased.
 *
 * @param begunMillis when it began, or when many rows were deleted last, since 1970
 */
record Erasure(String companyId, long begunMillis) {}
