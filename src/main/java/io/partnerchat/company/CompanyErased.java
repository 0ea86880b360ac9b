package io.partnerchat.company;

/**
 * A company is being erased. Fired inside the transaction that does it, before its own rows go: whoever keeps anything of
 * it observes this and lets go of it in the same transaction. It may come again for the same company, with nothing or
 * little left to do.
 */
public record CompanyErased(String companyId) {}
