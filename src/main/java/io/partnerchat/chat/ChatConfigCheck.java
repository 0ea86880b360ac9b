package io.partnerchat.chat;

import io.partnerchat.config.Settings;
import io.partnerchat.web.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stops the start when a setting of the chat is wrong; without it the first visitor would find out. */
@ApplicationScoped
class ChatConfigCheck implements StartupStep {
    @Override
    public List<String> check() {
        ChatConfig config = ChatConfig.from(Settings.ofServer());
        return List.of("A visitor waits " + config.turn().toSeconds() + " s for an answer at the most.");
    }
}
