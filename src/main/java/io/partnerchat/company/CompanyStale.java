package io.partnerchat.company;

/** What this node remembers of a company is out of date; the change is committed, here or on another node. */
public record CompanyStale(String companyId) {}
