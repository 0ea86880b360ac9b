package io.partnerchat.web;

import java.util.List;

/** Something that is checked, or said, once at the start of the server. */
public interface StartupStep {
    /**
     * Checks what this part of the server needs.
     *
     * @return lines for the log, each a sentence for the person who started the server
     * @throws io.partnerchat.config.InvalidSettingException to stop the start
     */
    List<String> check();
}
