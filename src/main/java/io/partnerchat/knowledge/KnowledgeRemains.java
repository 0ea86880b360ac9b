package io.partnerchat.knowledge;

import io.partnerchat.company.CompanyRemains;
import io.partnerchat.vendor.VendorException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What is kept of a company that is gone apart from the tables: its index here and its namespace in Pinecone. */
@ApplicationScoped
class KnowledgeRemains implements CompanyRemains {
    @Inject
    KeywordIndexes indexes;

    @Inject
    Vectors vectors;

    @Override
    public boolean erase(String companyId) {
        indexes.drop(companyId);
        if (!vectors.canDelete()) {
            return true;
        }
        try {
            vectors.deleteAll(companyId);
            return true;
        } catch (VendorException e) {
            // the gateway has logged it; asked again later
            return false;
        }
    }
}
