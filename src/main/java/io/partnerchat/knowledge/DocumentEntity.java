package io.partnerchat.knowledge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code knowledge_documents}, for reading; {@link VersionStore} writes it. */
@Entity(name = "KnowledgeDocument")
@Table(name = "knowledge_documents")
class DocumentEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    private String kind;

    @Column(name = "document_id")
    private String documentId;

    private String title;
    private String url;
    private String language;

    @Column(name = "content_hash")
    private String contentHash;

    @Lob
    @Column(name = "source_text")
    private String sourceText;

    private int passages;
    private boolean embedded;

    @Column(name = "source_group")
    private String group;

    @Column(name = "feed_ms")
    private Long feedMs;

    @Column(name = "changed_ms")
    private long changedMs;

    protected DocumentEntity() {}

    Long id() {
        return id;
    }

    String sourceText() {
        return sourceText;
    }

    DocumentView toView() {
        return new DocumentView(
                documentId,
                kind,
                title,
                url,
                language,
                passages,
                embedded,
                feedMs == null ? null : Instant.ofEpochMilli(feedMs),
                Instant.ofEpochMilli(changedMs));
    }
}
