package io.partnerchat.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.transport.TCPNIOConnection;

/** The connection under a request, for what the Servlet API has no words for. */
public final class ClientConnection {
    private static final Logger LOG = System.getLogger(ClientConnection.class.getName());
    private static final Optional<Method> UNWRAP = unwrapMethod();

    private final TCPNIOConnection connection;

    private ClientConnection(TCPNIOConnection connection) {
        this.connection = connection;
    }

    /** Empty when the container is not the one we know. */
    public static Optional<ClientConnection> of(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        try {
            if (UNWRAP.isPresent() && UNWRAP.get().getDeclaringClass().isInstance(inner)) {
                Object connector = UNWRAP.get().invoke(inner);
                Request grizzly = (Request)
                        connector.getClass().getMethod("getCoyoteRequest").invoke(connector);
                if (grizzly.getContext().getConnection() instanceof TCPNIOConnection connection) {
                    return Optional.of(new ClientConnection(connection));
                }
            }
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "event=client_connection_unavailable", e);
        }
        return Optional.empty();
    }

    /** How many bytes may wait for the client before {@code isReady()} says no; the default is several megabytes. */
    public void limitUnsent(int bytes) {
        connection.setMaxAsyncWriteQueueSize(bytes);
    }

    /** Ends the connection at once, with what waits to be sent. */
    public void drop() {
        connection.terminateSilently();
    }

    Optional<SocketChannel> channel() {
        return connection.getChannel() instanceof SocketChannel channel ? Optional.of(channel) : Optional.empty();
    }

    /** The container's own classes are on no repository to compile against. */
    private static Optional<Method> unwrapMethod() {
        try {
            return Optional.of(Class.forName("org.apache.catalina.connector.RequestFacade")
                    .getMethod("getUnwrappedCoyoteRequest"));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
