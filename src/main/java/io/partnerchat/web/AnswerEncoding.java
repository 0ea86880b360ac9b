package io.partnerchat.web;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.ContentEncoding;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.ParsingResult;

/** A content encoding of answers that leaves the bodies of requests as they are. */
@SuppressWarnings("rawtypes") // so is the interface
record AnswerEncoding(ContentEncoding encoding) implements ContentEncoding {
    @Override
    public String getName() {
        return encoding.getName();
    }

    @Override
    public String[] getAliases() {
        return encoding.getAliases();
    }

    @Override
    public boolean wantDecode(HttpHeader header) {
        return false;
    }

    @Override
    public boolean wantEncode(HttpHeader header) {
        return encoding.wantEncode(header);
    }

    @Override
    public ParsingResult decode(Connection connection, HttpContent content) {
        throw new UnsupportedOperationException("bodies of requests are not decoded");
    }

    @Override
    public HttpContent encode(Connection connection, HttpContent content) {
        return encoding.encode(connection, content);
    }
}
