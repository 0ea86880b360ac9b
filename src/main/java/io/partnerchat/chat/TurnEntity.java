package io.partnerchat.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/**
 * A row of {@code chat_conversations}: one turn, that is what the visitor said and what was answered. A session has as
 * many rows as turns, so storing one costs the same at the first and at the thousandth, and two tabs never overwrite each
 * other.
 */
@Entity(name = "Turn")
@Table(name = "chat_conversations")
public class TurnEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "session_id")
    private String sessionId;

    private String messages;

    @Column(name = "metadata")
    private String metadata;

    @Column(name = "last_activity_at")
    private LocalDateTime lastActivityAt;

    protected TurnEntity() {}

    /**
     * @param messages a JSON array of both messages
     * @param metadata a JSON object about the turn
     */
    TurnEntity(String companyId, String userId, String sessionId, String messages, String metadata, LocalDateTime at) {
        this.companyId = companyId;
        this.userId = userId;
        this.sessionId = sessionId;
        this.messages = messages;
        this.metadata = metadata;
        this.lastActivityAt = at;
    }

    Long id() {
        return id;
    }

    String companyId() {
        return companyId;
    }

    String userId() {
        return userId;
    }

    String sessionId() {
        return sessionId;
    }

    String messages() {
        return messages;
    }
}
