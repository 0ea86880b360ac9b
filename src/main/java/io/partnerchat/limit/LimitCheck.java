package io.partnerchat.limit;

import io.partnerchat.config.Settings;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops the start when a limit is wrong, and says which ones hold. */
@ApplicationScoped
class LimitCheck implements StartupStep {
    @Inject
    TurnLimits limits;

    @Override
    public List<String> check() {
        LimitConfig config = LimitConfig.from(Settings.ofServer());
        String rates = Stream.of(Scope.values())
                .map(scope -> scope.field() + " " + usual(config.rates().get(scope)))
                .collect(Collectors.joining(", "));
        return List.of("Limits of a chat: " + rates + ", " + LimitConfig.TOKENS + " " + usual(config.tokens()) + "; "
                + (limits.shared() ? "all nodes count together." : "this node counts for itself."));
    }

    private static String usual(LimitConfig.Range range) {
        return range.usual() == 0 ? "none" : String.valueOf(range.usual());
    }
}
