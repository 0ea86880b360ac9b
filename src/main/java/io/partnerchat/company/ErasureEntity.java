package io.partnerchat.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code company_erasures}: a company that is being erased. It goes when nothing of the company can be left. */
@Entity(name = "Erasure")
@Table(name = "company_erasures")
class ErasureEntity {
    @Id
    @Column(name = "company_id")
    private String companyId;

    @Column(name = "begun_ms")
    private long begunMillis;

    protected ErasureEntity() {}

    ErasureEntity(String companyId, long begunMillis) {
        this.companyId = companyId;
        this.begunMillis = begunMillis;
    }

    Erasure toErasure() {
        return new Erasure(companyId, begunMillis);
    }
}
