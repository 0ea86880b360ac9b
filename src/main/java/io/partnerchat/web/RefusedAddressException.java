package io.partnerchat.web;

import java.net.UnknownHostException;

/** A name stands for an address that this server does not call for anybody, see {@link PublicAddress}. */
public class RefusedAddressException extends UnknownHostException {
    RefusedAddressException() {
        super("the address is not public");
    }
}
