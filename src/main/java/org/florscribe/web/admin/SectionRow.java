package org.florscribe.web.admin;

import java.util.Optional;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.SectionCode;
import org.florscribe.clinical.note.SectionGroup;
import org.florscribe.clinical.note.TemplateTerms;

/** One section of a template as it is filled in. */
public class SectionRow {

    private int place;
    private String code;
    private String title;
    private String loinc;
    private String instructions;
    private SectionGroup group;

    SectionRow(int place, Optional<FormSection> section) {
        this.place = place;
        this.code = section.map(FormSection::code).map(SectionCode::name).orElse("");
        this.title = section.map(FormSection::title).orElse("");
        this.loinc = section.flatMap(FormSection::loinc).orElse("");
        this.instructions = section.map(FormSection::instructions).orElse("");
        this.group = section.map(FormSection::group).orElse(SectionGroup.SUBJECTIVE);
    }

    FormSection section() {
        return TemplateTerms.section(
                Optional.of(code), title, Optional.of(loinc), Optional.of(instructions), Optional.of(group));
    }

    /** What is shown above the row's fields. */
    public String getHeading() {
        return title.isBlank() ? Integer.toString(place) : place + ". " + title;
    }

    public int getPlace() {
        return place;
    }

    public void setPlace(int place) {
        this.place = place;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getLoinc() {
        return loinc;
    }

    public void setLoinc(String loinc) {
        this.loinc = loinc;
    }

    public String getInstructions() {
        return instructions;
    }

    public void setInstructions(String instructions) {
        this.instructions = instructions;
    }

    public SectionGroup getGroup() {
        return group;
    }

    public void setGroup(SectionGroup group) {
        this.group = group;
    }
}
