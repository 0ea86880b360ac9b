package io.partnerchat.company;

import io.partnerchat.problem.FieldReader;
import java.util.Set;

/**
 * What one room of the house keeps in a company's {@code ai_config}. Each room that reads a key has one such bean
 * ({@code @ApplicationScoped}); a key that no room names cannot be set over the API.
 */
public interface AiConfigKeys {
    /** The keys that a partner sets for itself, and the operator for it. */
    Set<String> names();

    /** The keys that only the operator sets, because they are about the operator's money or machines. */
    default Set<String> operatorNames() {
        return Set.of();
    }

    /** Adds a violation for each of this room's values that cannot be used. None is null; those not set are absent. */
    void check(FieldReader config);
}
