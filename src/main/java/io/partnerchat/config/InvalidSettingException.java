package io.partnerchat.config;

/** A setting of the server has a value that cannot be used. The message is one sentence that names the setting. */
public class InvalidSettingException extends RuntimeException {
    public InvalidSettingException(String sentence) {
        super(sentence);
    }
}
