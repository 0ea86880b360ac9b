package io.partnerchat.chat;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Reads the questions that a company has written answers to. */
@Stateless
public class SuggestionStore {
    @PersistenceContext
    EntityManager em;

    /** In an order that the index has, so that a company with many products is read as quickly as one with none. */
    public List<String> questions(String companyId, int most) {
        List<?> titles = em.createNativeQuery("select title from knowledge_documents"
                        + " where company_id = ?1 and kind = 'question' and title is not null order by document_id")
                .setParameter(1, companyId)
                .setMaxResults(most)
                .getResultList();
        return titles.stream().map(String.class::cast).toList();
    }
}
