package app.merit.kpidefinition.access;

/** Realm roles. */
public final class Roles {
    public static final String EMPLOYEE = "employee";
    public static final String KPI_ADMIN = "kpi-admin";
    public static final String COMP_ADMIN = "comp-admin";
    public static final String PAYROLL = "payroll";
    public static final String OPS = "ops";
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
