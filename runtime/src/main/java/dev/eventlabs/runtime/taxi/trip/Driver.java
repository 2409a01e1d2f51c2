package dev.eventlabs.runtime.taxi.trip;

import java.util.List;

/**
 * Who accepts trips.
 *
 * @param carModel in the database's table {@code car_model}
 */
record Driver(long id, String name, String email, String mobile, String plate, int carModel, String vehicle) {

    /** The ten of the lab, as the database's first migration has them too. */
    static final List<Driver> ALL = List.of(
            of(510101, "Amina Rashid", "+12125550101", "TLC401A", 1),
            of(510102, "Bruno Keller", "+12125550102", "TLC402B", 2),
            of(510103, "Chiara Lunetti", "+12125550103", "TLC403C", 3),
            of(510104, "Dmitri Volkov", "+12125550104", "TLC404D", 4),
            of(510105, "Esther Okafor", "+12125550105", "TLC405E", 5),
            of(510106, "Farid Haddad", "+12125550106", "TLC406F", 1),
            of(510107, "Greta Lindqvist", "+12125550107", "TLC407G", 2),
            of(510108, "Hiroshi Tanaka", "+12125550108", "TLC408H", 3),
            of(510109, "Ines Carvalho", "+12125550109", "TLC409J", 4),
            of(510110, "Jonas Petit", "+12125550110", "TLC410K", 5));

    private static Driver of(long id, String name, String mobile, String plate, int carModel) {
        List<String> models = List.of("Toyota SUV 2016", "Honda SEDAN 2016", "Nissan SEDAN 2016", "Ford TRUCK 2016",
                "Subaru SUV 2016");
        return new Driver(id, name, "driver" + id + "@example.com", mobile, plate, carModel,
                models.get(carModel - 1));
    }
}
