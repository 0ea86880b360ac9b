package io.partnerchat.widget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A row of {@code widget_setting_changes}. */
@Entity(name = "SettingChange")
@Table(name = "widget_setting_changes")
class SettingChangeEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "company_id")
    private String companyId;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private LocalDateTime changedAt;

    private String field;

    @Column(name = "old_value")
    private String oldValue;

    @Column(name = "new_value")
    private String newValue;

    protected SettingChangeEntity() {}

    SettingChangeEntity(String companyId, String changedBy, String field, String oldValue, String newValue) {
        this.companyId = companyId;
        this.changedBy = changedBy;
        this.changedAt = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        this.field = field;
        this.oldValue = oldValue;
        this.newValue = newValue;
    }

    String companyId() {
        return companyId;
    }

    SettingChange toChange() {
        return new SettingChange(id, changedBy, changedAt, field, oldValue, newValue);
    }
}
