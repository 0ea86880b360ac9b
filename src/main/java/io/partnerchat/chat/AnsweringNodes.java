package io.partnerchat.chat;

import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.partnerchat.config.DataGrid;
import io.partnerchat.config.GridCalls;
import io.partnerchat.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which messages are being answered on which node, so that one which comes to two nodes at once is answered by one of them.
 * A node on its own asks nobody; where the grid does not answer, each node answers.
 */
@ApplicationScoped
class AnsweringNodes {
    private static final String MAP = "partnerchat-answering";
    /** What it takes to store an answer that has taken all its time. */
    private static final int STORING_SECONDS = 10;

    private HazelcastInstance grid;
    /** By session, a line for each answer under way. */
    private IMap<String, String> sessions;

    private GridCalls calls;

    /**
     * An answer under way.
     *
     * @param clientMessageId empty when the client gave none
     */
    record Line(String node, String answerId, String userId, String clientMessageId) {
        /** Stands in none of the fields. */
        private static final String BETWEEN = "\t";

        static Line parse(String line) {
            String[] fields = line.split(BETWEEN, -1);
            return new Line(fields[0], fields[1], fields[2], fields[3]);
        }

        @Override
        public String toString() {
            return String.join(BETWEEN, node, answerId, userId, clientMessageId);
        }
    }

    @PostConstruct
    void join() {
        DataGrid.find().ifPresent(found -> {
            ChatConfig config = ChatConfig.from(Settings.ofServer());
            long longest = config.turn().plus(config.stream()).toSeconds() + STORING_SECONDS;
            grid = found;
            sessions = DataGrid.map(found, new MapConfig(MAP).setTimeToLiveSeconds((int) longest));
            calls = new GridCalls("answering");
        });
    }

    @PreDestroy
    void leave() {
        if (calls != null) {
            calls.close();
        }
    }

    /** Whether the message is this node's to answer; false while another answers it. */
    boolean claim(Turn turn) {
        return calls == null || calls.ask(() -> claimed(turn)).orElse(true);
    }

    private boolean claimed(Turn turn) {
        String message = turn.question().clientMessageId();
        Line mine = new Line(own(), turn.answerId(), turn.question().userId(), message == null ? "" : message);
        return change(key(turn.company().id(), turn.question().sessionId()), lines -> {
            boolean taken = message != null
                    && lines.stream()
                            .filter(this::elsewhere)
                            .anyMatch(line -> line.clientMessageId().equals(message));
            return taken ? null : Stream.concat(lines.stream(), Stream.of(mine)).toList();
        });
    }

    /** Its answer is stored, or will not come. */
    void release(Turn turn) {
        if (calls != null) {
            calls.tell(() -> change(
                    key(turn.company().id(), turn.question().sessionId()),
                    lines -> lines.stream()
                            .filter(line -> !line.answerId().equals(turn.answerId()))
                            .toList()));
        }
    }

    /** The answer of that name that is under way on another node, or without a name the youngest of the session. */
    Optional<Line> elsewhere(String companyId, String sessionId, Optional<String> answerId) {
        return calls == null
                ? Optional.empty()
                : calls.ask(() -> lines(sessions.get(key(companyId, sessionId))).stream()
                        .filter(this::elsewhere)
                        .filter(line -> answerId.isEmpty() || line.answerId().equals(answerId.get()))
                        .reduce((older, younger) -> younger)
                        .orElse(null));
    }

    /** In one step; false when the change turns out to be none, which is null. */
    private boolean change(String key, UnaryOperator<List<Line>> change) {
        while (true) {
            String before = sessions.get(key);
            List<Line> after = change.apply(lines(before));
            if (after == null) {
                return false;
            }
            String text = after.stream().map(Line::toString).collect(Collectors.joining("\n"));
            if (before == null ? after.isEmpty() || sessions.putIfAbsent(key, text) == null : swap(key, before, text)) {
                return true;
            }
        }
    }

    private boolean swap(String key, String before, String after) {
        return after.isEmpty() ? sessions.remove(key, before) : sessions.replace(key, before, after);
    }

    /** A node that has ended answers nothing any more. */
    private List<Line> lines(String text) {
        List<String> nodes = grid.getCluster().getMembers().stream()
                .map(member -> member.getUuid().toString())
                .toList();
        return Stream.ofNullable(text)
                .flatMap(String::lines)
                .map(Line::parse)
                .filter(line -> nodes.contains(line.node()))
                .toList();
    }

    private boolean elsewhere(Line line) {
        return !line.node().equals(own());
    }

    private String own() {
        return grid.getCluster().getLocalMember().getUuid().toString();
    }

    private static String key(String companyId, String sessionId) {
        return companyId + '\n' + sessionId;
    }
}
