package io.partnerchat.company;

/** A company was made; fired inside the transaction that makes it, so that others can add what belongs to it. */
public record CompanyCreated(Company company) {}
