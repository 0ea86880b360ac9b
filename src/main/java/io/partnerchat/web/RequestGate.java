package io.partnerchat.web;

import io.partnerchat.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Stands between the parsed request and the container: lets it in when it is whole, so that a client which sends slowly
 * holds no thread, and when its address can be read. A body of more than what JSON may have is not waited for.
 */
final class RequestGate extends BaseFilter {
    private static final Attribute<Boolean> LET_IN =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(RequestGate.class.getName());

    /** What has come so far of a body that is not whole yet. */
    private static final Attribute<ByteArrayOutputStream> HELD =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(RequestGate.class.getName() + ".held");

    private static final Problem STOPPING = Problem.of(503, "This server is being stopped; ask again in a moment.")
            .withHeader("Retry-After", "5");

    private final Arrivals<Connection<?>> arrivals;
    private volatile boolean closed;

    RequestGate(Arrivals<Connection<?>> arrivals) {
        this.arrivals = arrivals;
    }

    /** The server is being stopped: who comes now is sent away kindly, who is inside is answered as long as it goes. */
    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        if (LET_IN.isSet(request)) {
            arrivals.ended(context.getConnection());
            return context.getInvokeAction();
        }
        Optional<Problem> wrong = closed ? Optional.of(STOPPING) : wrongWith(request);
        if (wrong.isPresent()) {
            return refuse(context, wrong.get());
        }
        ByteArrayOutputStream held = HELD.get(request);
        int size = (held == null ? 0 : held.size()) + content.getContent().remaining();
        if (!content.isLast() && waitsFor(request, size)) {
            if (request.requiresAcknowledgement()) {
                acknowledge(context, request);
            }
            hold(request, content.getContent());
            return arrivals.hold(context.getConnection(), size)
                    ? context.getStopAction()
                    : refuse(context, Problem.of(503, "Too many requests are being sent to this server just now."));
        }
        if (held != null) {
            held.writeBytes(bytes(content.getContent()));
            HELD.remove(request);
            Buffer all = Buffers.wrap(context.getMemoryManager(), held.toByteArray());
            context.setMessage(HttpContent.builder(request)
                    .content(all)
                    .last(content.isLast())
                    .build());
        }
        LET_IN.set(request, Boolean.TRUE);
        arrivals.ended(context.getConnection());
        return context.getInvokeAction();
    }

    /** There is nothing to upgrade to, so who offers it sends a request like any other; the parser would miss its body. */
    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event instanceof HttpEvents.IncomingHttpUpgradeEvent offer) {
            offer.getHttpHeader().setIgnoreContentModifiers(false);
            offer.getHttpHeader().getUpgradeDC().recycle();
            return context.getStopAction();
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
        arrivals.ended(context.getConnection());
        return context.getInvokeAction();
    }

    /** A copy: the parser goes on using its own buffers. */
    private static void hold(HttpRequestPacket request, Buffer piece) {
        ByteArrayOutputStream held = HELD.get(request);
        if (held == null) {
            held = new ByteArrayOutputStream();
            HELD.set(request, held);
        }
        held.writeBytes(bytes(piece));
    }

    private static byte[] bytes(Buffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return bytes;
    }

    private static boolean waitsFor(HttpRequestPacket request, int size) {
        boolean hasBody = request.isChunked() || request.getContentLength() > 0;
        return hasBody
                && request.getContentLength() <= JsonObjectReader.MAX_BYTES
                && size <= JsonObjectReader.MAX_BYTES;
    }

    private static void acknowledge(FilterChainContext context, HttpRequestPacket request) {
        HttpResponsePacket response = request.getResponse();
        response.setStatus(HttpStatus.CONINTUE_100);
        response.setAcknowledgement(true);
        context.write(response);
    }

    private NextAction refuse(FilterChainContext context, Problem problem) {
        arrivals.ended(context.getConnection());
        context.write(BareProblem.of(context.getMemoryManager(), problem));
        context.getConnection().closeSilently();
        return context.getStopAction();
    }

    /** What the container would answer with an empty body, or with 200, and a stack trace in the log. */
    private static Optional<Problem> wrongWith(HttpRequestPacket request) {
        String uri = request.getRequestURI();
        if (!isReadable(uri)) {
            return Optional.of(Problem.of(400, "The address cannot be read."));
        }
        if (request.getMethod().matchesMethod("TRACE") || request.getMethod().matchesMethod("CONNECT")) {
            return Optional.of(Problem.of(405, "This server does not take that method."));
        }
        String host = request.getHeader("Host");
        if (host != null && host.isBlank()) {
            return Optional.of(Problem.of(400, "The Host header is empty."));
        }
        return Optional.empty();
    }

    /** Percent escapes of UTF-8, none of them a control character or a backslash, and no way up out of the root. */
    static boolean isReadable(String uri) {
        if (uri.indexOf('%') < 0) {
            return uri.chars().allMatch(RequestGate::fits) && staysInside(uri);
        }
        ByteBuffer bytes = ByteBuffer.allocate(3 * uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c != '%') {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 1), 16) : -1;
            int low = i + 2 < uri.length() ? Character.digit(uri.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            String decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return decoded.chars().allMatch(RequestGate::fits) && staysInside(decoded);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean fits(int c) {
        return c >= 0x20 && c != 0x7f && c != '\\';
    }

    private static boolean staysInside(String path) {
        if (!path.contains("..")) {
            return true;
        }
        int depth = 0;
        for (String segment : path.split("/", -1)) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }
}
