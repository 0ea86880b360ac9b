package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds many rows by their names in one round trip. Not with IN: H2 reads all rows of the company for it, because the
 * column is not the first of its index.
 */
@ApplicationScoped
class LookupStore {
    private static final int TOGETHER = 64;

    @PersistenceContext
    EntityManager em;

    /**
     * Those of the names that are there.
     *
     * @param query ends where the name follows; its own parameters are ?1, ?2 and so on
     */
    List<Object> find(String query, Collection<String> names, String... parameters) {
        List<String> all = List.copyOf(names);
        List<Object> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<String> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            int before = parameters.length + 1;
            Query union = em.createNativeQuery(IntStream.range(0, some.size())
                    .mapToObj(i -> query + "?" + (before + i))
                    .collect(Collectors.joining(" union all ")));
            for (int i = 0; i < parameters.length; i++) {
                union.setParameter(i + 1, parameters[i]);
            }
            for (int i = 0; i < some.size(); i++) {
                union.setParameter(before + i, some.get(i));
            }
            found.addAll((List<?>) union.getResultList());
        }
        return found;
    }
}
