/** Names so frequent, somewhere, that they alone say little. General knowledge; grouped by rarity, in units of a natural logarithm. */
const groups: readonly (readonly [rarity: number, names: string])[] = [
  [
    4,
    `ahmed ahmad ali mohammed mohammad muhammad mohamed hassan hasan hussein hussain khan ibrahim abdullah omar
     jose maria juan john james michael david william robert mary kim lee park wang li zhang chen liu nguyen tran
     singh kumar garcia rodriguez martinez hernandez lopez gonzalez perez sanchez smith johnson ivanov aleksandr sergey
     vladimir abd abdul`,
  ],
  [
    5.5,
    `mahmoud mahmud khalid saleh salih said saeed youssef yusuf mustafa osman karim rahman rashid hamid jamal nasser
     abbas mehdi reza hossein amir fatima aisha abdel abdallah ismail saad salem
     carlos luis jorge pedro antonio manuel francisco jesus miguel ramirez torres flores rivera gomez diaz cruz morales reyes
     gutierrez ortiz ramos ruiz alvarez mendoza castillo jimenez moreno romero vargas castro fernandez silva santos
     thomas charles joseph christopher daniel paul mark donald george kenneth steven edward brian ronald anthony kevin
     williams brown jones miller davis wilson anderson taylor moore jackson martin thompson white harris clark lewis robinson
     walker young allen king wright scott hill green adams baker nelson carter mitchell roberts turner phillips campbell
     patricia jennifer linda elizabeth barbara susan jessica sarah karen
     yang huang zhao wu zhou xu sun ma zhu hu guo lin he gao luo choi jung kang cho yoon lim jong young
     petrov sidorov smirnov kuznetsov popov volkov dmitry dmitri alexander alexey andrey nikolai igor oleg viktor yuri mikhail
     ivan elena olga natalia anna sharma gupta patel das ray roy shah begum akhtar`,
  ],
  [
    6.5,
    `mario mariana marina marta martha roberta daniela daniel gabriela gabriel paula paulo pablo claudia claudio andrea andres
     andre alejandra alejandro fernanda fernando victoria victor veronica sandra sandro silvia silvio julia julio juliana julian
     carla carlos adriana adrian luisa angela angelo angel alberto alberta antonia ramon ramona rosa rosario teresa lucia lucas laura
     lauren louise louis denise dennis christina christine christian patrick patricia eric erica george georgina henry henrietta
     simon simone stephen stephanie peter petra philip philippa ian ivana jan jana jean jeanne joan joanna jo nicole nicholas
     raul rafael rafaela ricardo sergio sofia samuel samantha sara salma salman salim salem selim sami samir samira amina amin amir
     amira karima karim jamila jamal kamila kamal nadia nadir nabil nabila rashida latif latifa farid farida hamida habib habiba
     halim halima hakim hakima majid majida munir munira walid walida zahid zahida waleed tariq bilal imran usman farooq faisal
     aleksandra viktoria valentina valentin evgeny evgenia svetlana tatiana irina galina ludmila nina vera roman pavel petr
     maksim denis artem kirill anton konstantin stanislav vyacheslav yaroslav oksana yulia ekaterina daria
     edwards evans parker collins stewart morris rogers reed cook morgan bell murphy bailey cooper richardson cox howard ward
     peterson gray james watson brooks kelly sanders price bennett wood barnes ross henderson coleman jenkins perry powell long
     patterson hughes washington butler simmons foster gonzales bryant russell griffin hayes miles robert roberts
     medina aguilar vega soto guzman rojas delgado contreras nunez cabrera campos carrillo cortez dominguez estrada fuentes
     guerrero herrera juarez leon lozano luna maldonado marquez mejia molina montoya munoz navarro ochoa orozco pacheco padilla
     palacios pena perales pineda ponce quintero ramos rios robles rosales salazar salinas sandoval serrano sierra solis suarez
     tapia trejo trujillo valdez valencia valenzuela vasquez velasquez velazquez villa zamora zapata cardenas camacho cervantes`,
  ],
];

/** Rarity of frequent tokens; all others are rare. */
export const frequentNames: ReadonlyMap<string, number> = new Map(
  groups.flatMap(([rarity, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, rarity] as const),
  ),
);
