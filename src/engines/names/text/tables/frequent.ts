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
