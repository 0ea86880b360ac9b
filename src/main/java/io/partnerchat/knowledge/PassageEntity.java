package io.partnerchat.knowledge;

import io.partnerchat.company.JsonColumn;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code pinecone_vectors}: the text behind one vector. */
@Entity(name = "Passage")
@Table(name = "pinecone_vectors")
class PassageEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "vector_id")
    private String vectorId;

    private String content;

    @Convert(converter = JsonColumn.class)
    private JsonObject metadata;

    private String source;

    protected PassageEntity() {}

    String companyId() {
        return companyId;
    }

    Long id() {
        return id;
    }

    Passage toPassage() {
        return Passage.of(vectorId, content, metadata, source);
    }
}
