package io.partnerchat.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.partnerchat.company.Company;
import io.partnerchat.config.DataGrid;
import io.partnerchat.config.Settings;
import io.partnerchat.problem.Problem;
import io.partnerchat.problem.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many messages a minute a visitor, a session, an address and a whole company may send. Each node counts for itself,
 * which is enough to refuse most of what is too much, and where there is a data grid all nodes count together.
 */
@ApplicationScoped
public class TurnLimits {
    private static final Logger LOG = System.getLogger(TurnLimits.class.getName());
    /** Of IPv6, {@link io.partnerchat.web.ClientAddress} names the network, which for ::1 is this. */
    private static final String LOOPBACK_NETWORK = "0:0:0:0:0:0:0:0/64";

    private final LimitConfig config;
    private final LocalBuckets local;
    private GridBuckets grid;
    /** Companies and scopes that the log has told about lately: a flood must not flood the log. */
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    public TurnLimits() {
        this(LimitConfig.from(Settings.ofServer()), TimeMeter.SYSTEM_NANOTIME);
    }

    TurnLimits(LimitConfig config, TimeMeter time) {
        this.config = config;
        this.local = new LocalBuckets(time);
    }

    @PostConstruct
    void join() {
        DataGrid.find().ifPresent(found -> grid = new GridBuckets(found));
    }

    @PreDestroy
    void leave() {
        if (grid != null) {
            grid.close();
        }
    }

    /** Whether the limits are shared with other nodes. */
    boolean shared() {
        return grid != null;
    }

    /**
     * Lets one message of a visitor pass.
     *
     * @param userId the name that the visitor gave, or null
     * @param sessionId the session that the visitor named, or null
     * @param address see {@link io.partnerchat.web.ClientAddress}
     * @throws ProblemException 429 with the seconds to wait, when it is one too many
     */
    public void admit(Company company, String userId, String sessionId, String address) {
        List<Claim> claims = claims(company, userId, sessionId, address);
        for (Claim claim : claims) {
            long nanos = local.take(claim);
            if (nanos > 0) {
                throw problem(new Refusal(claim, nanos));
            }
        }
        Refusal refusal = grid == null || claims.isEmpty() ? null : grid.take(claims);
        if (refusal != null) {
            throw problem(refusal);
        }
    }

    private List<Claim> claims(Company company, String userId, String sessionId, String address) {
        List<Claim> claims = new ArrayList<>(Scope.values().length);
        claim(claims, Scope.VISITOR, company, userId);
        claim(claims, Scope.SESSION, company, sessionId);
        claim(claims, Scope.ADDRESS, company, counted(address, company) ? address : null);
        claim(claims, Scope.PARTNER, company, "");
        return claims;
    }

    private void claim(List<Claim> claims, Scope scope, Company company, String id) {
        int perMinute = id == null ? 0 : config.perMinute(scope, company);
        if (perMinute > 0) {
            claims.add(new Claim(scope, company.id(), id, perMinute));
        }
    }

    private boolean counted(String address, Company company) {
        boolean loopback = address.startsWith("127.") || address.equals(LOOPBACK_NETWORK);
        return !loopback || config.loopbackCounts() || config.chosen(Scope.ADDRESS, company);
    }

    private ProblemException problem(Refusal refusal) {
        Claim claim = refusal.claim();
        if (told.asMap().putIfAbsent(claim.scope() + claim.companyId(), true) == null) {
            LOG.log(
                    Level.INFO,
                    () -> "event=limited company=" + claim.companyId() + " by="
                            + claim.scope().field() + " limit=" + claim.perMinute());
        }
        long seconds = refusal.seconds();
        return new ProblemException(
                Problem.of(429, claim.scope().sentence(seconds)).withHeader("Retry-After", String.valueOf(seconds)));
    }
}
