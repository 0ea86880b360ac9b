package io.partnerchat.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** A row of {@code partner_keys}: the hash of a key that opens one company. */
@Entity(name = "PartnerKey")
@Table(name = "partner_keys")
class PartnerKeyEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    private String label;

    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "revoked_at")
    private LocalDateTime revokedAt;

    protected PartnerKeyEntity() {}

    PartnerKeyEntity(String companyId, String label, String keyHash) {
        this.companyId = companyId;
        this.label = label;
        this.keyHash = keyHash;
    }

    Long id() {
        return id;
    }

    LocalDateTime revokedAt() {
        return revokedAt;
    }

    PartnerKey toKey() {
        return new PartnerKey(id, label);
    }

    String keyHash() {
        return keyHash;
    }
}
