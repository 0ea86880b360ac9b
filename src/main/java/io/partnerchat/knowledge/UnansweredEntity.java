package io.partnerchat.knowledge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code unanswered_questions}, for reading. */
@Entity(name = "UnansweredQuestion")
@Table(name = "unanswered_questions")
class UnansweredEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "question_key")
    private String key;

    private String question;
    private int asked;

    @Column(name = "last_asked_ms")
    private long lastAskedMs;

    protected UnansweredEntity() {}

    String question() {
        return question;
    }

    UnansweredQuestion toView() {
        return new UnansweredQuestion(id, question, asked, Instant.ofEpochMilli(lastAskedMs));
    }
}
