package io.partnerchat.company;

/**
 * Something of a company that is kept outside the tables, such as the vectors in Pinecone. Asked after the rows are gone, in
 * the background and outside a transaction, again and again until it is true.
 */
public interface CompanyRemains {
    /** @return whether nothing is left, or nothing was there; false to be asked again later */
    boolean erase(String companyId);
}
