package io.partnerchat.company;

/**
 * A company is being erased. Fired inside a transaction, again and again until nobody has more, before the company's own row
 * goes: whoever keeps anything of it observes this and lets go of it in the same transaction, of a part where it may be
 * much. It may come again for the same company, with nothing or little left to do.
 */
public final class CompanyErased {
    private final String companyId;
    private boolean more;

    CompanyErased(String companyId) {
        this.companyId = companyId;
    }

    public String companyId() {
        return companyId;
    }

    /** @param rows whether an observer has more to let go of */
    public void more(boolean rows) {
        more |= rows;
    }

    boolean hasMore() {
        return more;
    }
}
