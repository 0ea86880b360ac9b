package io.partnerchat.handoff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code leads}, for reading. */
@Entity(name = "Lead")
@Table(name = "leads")
class LeadEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "lead_id")
    private String leadId;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "user_id")
    private String userId;

    private String name;
    private String email;
    private String phone;
    private String question;

    @Column(name = "consent_text")
    private String consentText;

    private String status;
    private String mail;

    @Column(name = "created_ms")
    private long createdMs;

    @Column(name = "handled_ms")
    private Long handledMs;

    protected LeadEntity() {}

    Long id() {
        return id;
    }

    Lead toLead() {
        return new Lead(
                leadId,
                name,
                email,
                phone,
                question,
                consentText,
                sessionId,
                userId,
                status,
                mail,
                Instant.ofEpochMilli(createdMs),
                handledMs == null ? null : Instant.ofEpochMilli(handledMs));
    }
}
