package io.partnerchat.widget;

import io.partnerchat.company.Access;
import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyService;
import io.partnerchat.company.PartnerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may use a company's editor: with a session of its key while that key is valid, or anybody when it is open. */
@ApplicationScoped
class EditorAccess {
    @Inject
    Access access;

    @Inject
    CompanyService keys;

    @Inject
    EditorSessions sessions;

    /** Somebody who just came to a company that is open. */
    Editing visitor(Company company) {
        return new Editing(sessions.begin(company.id(), EditorSession.NO_KEY), Access.OPEN);
    }

    /** @throws io.partnerchat.problem.ProblemException 429 while the caller has to wait because of wrong keys */
    Optional<Editing> signIn(Company company, String key) {
        return access.check(company, key == null ? "" : key.strip())
                .map(valid -> new Editing(sessions.begin(company.id(), valid.id()), valid.label()));
    }

    /** A key that was revoked ends its sessions, and so does a company that is no longer open. */
    Optional<Editing> resume(Company company, String token) {
        return sessions.verify(company.id(), token)
                .flatMap(session -> label(company, session).map(who -> new Editing(session, who)));
    }

    private Optional<String> label(Company company, EditorSession session) {
        return company.settings().open()
                ? Optional.of(Access.OPEN)
                : keys.key(company.id(), session.keyId()).map(PartnerKey::label);
    }
}
