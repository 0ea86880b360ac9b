package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Stands between the HTTP parser and the socket. The parser and the container answer what they cannot read themselves, with
 * a status and nothing else; it goes out as a problem document. It also sees when the first byte of a request comes, and
 * how large its head is.
 */
final class AnswerGate extends BaseFilter {
    private static final int MOST_BYTES = 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final Pattern EMPTY_ERROR =
            Pattern.compile("HTTP/1\\.[01] ([45]\\d\\d) (?s:.*)\r\n\r\n", Pattern.CASE_INSENSITIVE);

    private static final Attribute<HeadSize> HEAD =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(AnswerGate.class.getName());

    private final Arrivals<Connection<?>> arrivals;

    AnswerGate(Arrivals<Connection<?>> arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        Connection<?> connection = context.getConnection();
        if (arrivals.begun(connection)) {
            HEAD.set(connection, new HeadSize());
        }
        if (context.getMessage() instanceof Buffer piece) {
            HEAD.get(connection).add(piece);
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof Buffer answer && mayBeEmptyError(answer)) {
            problem(answer.toStringContent(StandardCharsets.ISO_8859_1))
                    .map(problem -> problem.status() == 400 ? tooLarge(context).orElse(problem) : problem)
                    .ifPresent(problem -> context.setMessage(BareProblem.of(context.getMemoryManager(), problem)));
        }
        return context.getInvokeAction();
    }

    private static Optional<Problem> tooLarge(FilterChainContext context) {
        return Optional.ofNullable(HEAD.get(context.getConnection())).flatMap(HeadSize::problem);
    }

    private static boolean mayBeEmptyError(Buffer answer) {
        if (answer.remaining() > MOST_BYTES || answer.remaining() <= STATUS_AT) {
            return false;
        }
        int start = answer.position();
        byte hundreds = answer.get(start + STATUS_AT);
        return answer.get(start) == 'H' && (hundreds == '4' || hundreds == '5');
    }

    /** What an empty answer says. Those of the API have an id of their request: they are as they are meant to be. */
    static Optional<Problem> problem(String answer) {
        Matcher matcher = EMPTY_ERROR.matcher(answer);
        String headers = answer.toLowerCase(Locale.ROOT);
        return matcher.matches()
                        && headers.contains("\r\ncontent-length: 0\r\n")
                        && !headers.contains("\r\nx-request-id:")
                ? Optional.of(Problem.of(Integer.parseInt(matcher.group(1)), "The request cannot be read."))
                : Optional.empty();
    }
}
