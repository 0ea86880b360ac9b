package io.partnerchat.knowledge;

import io.partnerchat.company.Access;
import io.partnerchat.company.Companies;
import io.partnerchat.company.Company;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The door of everything under /api/knowledge: only for whoever may change the company. */
@ApplicationScoped
class Partners {
    @Inject
    Companies companies;

    @Inject
    Access access;

    /** @param authorization the request's Authorization header, or null */
    Company require(String companyId, String authorization) {
        Company company = companies.require(companyId);
        access.require(company, authorization);
        return company;
    }
}
