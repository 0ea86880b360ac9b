package io.partnerchat.company;

import io.partnerchat.problem.FieldReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/** What may stand in {@code ai_config}: the keys of all rooms together. In a change, null takes a key away. */
@ApplicationScoped
class AiConfigRules {
    @Inject
    @Any
    Instance<AiConfigKeys> rooms;

    /** Names everything that is wrong with values that the operator changes. */
    void checkOfOperator(FieldReader change) {
        check(change);
    }

    /** Names everything that is wrong with values that the partner changes. */
    void checkOfPartner(FieldReader change) {
        for (String name : check(change)) {
            change.any(name).ifPresent(value -> change.violation(name, "is set by whoever runs this server"));
        }
    }

    /** @return the operator's own keys */
    private Set<String> check(FieldReader change) {
        FieldReader values = change.withoutNulls();
        Set<String> operators = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (AiConfigKeys room : rooms) {
            operators.addAll(room.operatorNames());
            known.addAll(room.names());
            room.check(values);
        }
        known.addAll(operators);
        change.onlyKnown(known);
        return operators;
    }
}
