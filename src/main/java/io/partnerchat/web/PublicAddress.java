package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * What this server may call because a partner has named it: hosts on the public internet, so that nobody reaches through
 * us what stands beside us. {@link #refusal} says so at once for what can be told without looking a name up. As the
 * resolver of an HTTP client it has the last word: the addresses it gives are the ones that are connected to, so a name
 * that answers differently the second time gains nothing. Redirects are calls of their own and have to come back here.
 */
@ApplicationScoped
public class PublicAddress implements DnsResolver, StartupStep {
    private static final Pattern DOTTED_QUAD = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    /** Some resolvers take such a name for a number: 2130706433, 0x7f.1, 0177.0.0.1. */
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private static final Pattern LOCAL_NAME = Pattern.compile("(.*\\.)?(localhost|local|internal|home\\.arpa)");

    private final List<Hole> holes;
    private final Set<Integer> ports;
    private final Lookup lookup;

    /** The addresses of a name. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** An address that may be called although it is not public; on one port, or, when that is 0, on the usual ones. */
    private record Hole(AddressRange range, int port) {}

    public PublicAddress() {
        this(Settings.ofServer());
    }

    public PublicAddress(Settings settings) {
        this(settings, InetAddress::getAllByName);
    }

    PublicAddress(Settings settings, Lookup lookup) {
        holes = holes(settings);
        ports = list(settings, "FETCH_PORTS")
                .map(text -> port(text).orElseThrow(() -> wrong("FETCH_PORTS", "ports such as 80,443", text)))
                .collect(Collectors.toUnmodifiableSet());
        this.lookup = lookup;
    }

    @Override
    public List<String> check() {
        new PublicAddress(Settings.ofServer(), lookup);
        return List.of();
    }

    /** Whether addresses beside this server may be called, as in tests; there plain http is good enough, too. */
    public boolean opened() {
        return !holes.isEmpty();
    }

    /** What speaks against calling it, as the rest of a sentence about it; empty when only its name must be looked up. */
    public Optional<String> refusal(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of("must begin with http:// or https://");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            return Optional.of("must have the name of a host and no user before it");
        }
        String host = plain(address.getHost());
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        Optional<InetAddress> literal = AddressRange.address(host);
        boolean disguised = literal.isPresent()
                ? !host.contains(":") && !DOTTED_QUAD.matcher(host).matches()
                : NUMBER_AT_THE_END.matcher(host).matches();
        boolean local = holes.isEmpty() && LOCAL_NAME.matcher(host).matches();
        boolean inside = literal.isPresent() && !PublicRanges.contain(literal.get()) && !allows(literal.get(), port);
        if (disguised || local || inside) {
            return Optional.of("must be on the public internet");
        }
        boolean usual = literal.map(known -> allows(known, port)).orElseGet(() -> isPossible(port));
        return usual ? Optional.empty() : Optional.of("must not name the port " + port);
    }

    /** Whether a connection may be made to it. */
    public boolean allows(InetAddress address, int port) {
        return holes.stream()
                        .filter(hole -> hole.range().contains(address))
                        .anyMatch(hole -> hole.port() == 0 ? ports.contains(port) : hole.port() == port)
                || (PublicRanges.contain(address) && ports.contains(port));
    }

    /** @throws RefusedAddressException when any of its addresses may not be called: an honest name has no such one */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = lookup.all(plain(host));
        for (InetAddress address : addresses) {
            if (!allows(address, port)) {
                throw new RefusedAddressException();
            }
        }
        return Arrays.stream(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** For clients that do not tell the port; they may call public addresses only. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.all(plain(host));
        if (!Arrays.stream(addresses).allMatch(PublicRanges::contain)) {
            throw new RefusedAddressException();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host; // only Kerberos asks
    }

    private boolean isPossible(int port) {
        return ports.contains(port) || holes.stream().anyMatch(hole -> hole.port() == port);
    }

    /** Lower case, without the brackets of an IPv6 address and the dot of an absolute name. */
    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            return name.substring(1, Math.max(1, name.length() - 1));
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static List<Hole> holes(Settings settings) {
        String key = "FETCH_ALLOWED_ADDRESSES";
        return list(settings, key)
                .map(text -> hole(text)
                        .orElseThrow(() ->
                                wrong(key, "addresses or ranges, each with a port or none, such as 10.0.0.0/8", text)))
                .toList();
    }

    /** {@code 10.0.0.0/8}, {@code 10.1.2.3:8080}, {@code ::1} or {@code [::1]:8080}. */
    private static Optional<Hole> hole(String text) {
        Optional<AddressRange> whole = AddressRange.parse(text);
        if (whole.isPresent()) {
            return whole.map(range -> new Hole(range, 0));
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String before = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        return AddressRange.parse(before)
                .flatMap(range -> port(text.substring(colon + 1)).map(port -> new Hole(range, port)));
    }

    private static Optional<Integer> port(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .filter(port -> port > 0 && port < 65_536);
    }

    private static Stream<String> list(Settings settings, String key) {
        return settings.optional(key).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip);
    }

    private static InvalidSettingException wrong(String key, String expected, String value) {
        return new InvalidSettingException(key + " must be a list of " + expected + ", but has \"" + value + "\".");
    }
}
