package io.partnerchat.company;

/**
 * Something that belongs to a company has changed: its own row, its keys, its widget. Fired inside the transaction that
 * changes it; whoever remembers anything of that company observes {@link CompanyStale} to forget it.
 */
public record CompanyChanged(String companyId) {}
