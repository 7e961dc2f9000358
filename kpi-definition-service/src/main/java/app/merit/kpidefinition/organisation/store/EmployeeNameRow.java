package app.merit.kpidefinition.organisation.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "employee_name")
class EmployeeNameRow extends PanacheEntityBase {
    @Id
    String code;

    String name;
}
