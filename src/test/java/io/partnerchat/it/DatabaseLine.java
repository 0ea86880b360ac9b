package io.partnerchat.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line between a server and its MySQL database: it can be cut, or go silent while it stands. */
final class DatabaseLine {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:mysql://([^:/]+):(\\d+)/");

    private enum State {
        OPEN,
        SILENT,
        CUT
    }

    private final TestDatabase database;
    private final String host;
    private final int port;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;

    DatabaseLine(TestDatabase database) throws IOException {
        Matcher address = ADDRESS.matcher(database.url());
        if (!address.lookingAt()) {
            throw new IllegalArgumentException(database.url());
        }
        this.database = database;
        this.host = address.group(1);
        this.port = Integer.parseInt(address.group(2));
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        thread(this::accept);
        AtTheEnd.also(this::cut);
    }

    /** The same database at this end of the line. */
    TestDatabase end() {
        String url =
                ADDRESS.matcher(database.url()).replaceFirst("jdbc:mysql://127.0.0.1:" + door.getLocalPort() + "/");
        return new TestDatabase(url, database.user(), database.password());
    }

    void restore() {
        set(State.OPEN);
    }

    /** Nothing comes through any more, in either direction; who calls is still let in. */
    void silence() {
        set(State.SILENT);
    }

    /** All connections end, and new ones end at once. */
    void cut() {
        set(State.CUT);
        sockets.forEach(DatabaseLine::close);
    }

    private synchronized void set(State next) {
        state = next;
        notifyAll();
    }

    private synchronized boolean mayPass() throws InterruptedException {
        while (state == State.SILENT) {
            wait();
        }
        return state == State.OPEN;
    }

    private void accept() {
        try {
            while (true) {
                Socket server = door.accept();
                sockets.add(server);
                thread(() -> connect(server));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the line takes no calls any more", e);
        }
    }

    private void connect(Socket server) {
        try {
            if (mayPass()) {
                Socket mysql = new Socket(host, port);
                sockets.add(mysql);
                thread(() -> pass(mysql, server));
                pass(server, mysql);
            }
        } catch (IOException | InterruptedException e) {
            // as if it had been cut
        } finally {
            close(server);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[8192];
            for (int length = in.read(piece); length >= 0 && mayPass(); length = in.read(piece)) {
                out.write(piece, 0, length);
            }
        } catch (IOException | InterruptedException e) {
            // as if it had been cut
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "database-line");
        thread.setDaemon(true);
        thread.start();
    }
}
