/**
 * The stems that head every list of leaked passwords, in English and Spanish, and our own name. A password of twelve characters or more
 * that is one of them with digits and signs around it is among the first guesses.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwords mypassword password password passwordpassword passphrase newpassword yourpassword changeme changemenow letmein
  letmeinnow welcome welcomeback welcometo iloveyou iloveyouso ilovemyself princess sunshine football baseball basketball superman batman
  dragon monkey monkeys master masterkey shadow michael jordan jennifer jessica ashley charlie freedom whatever trustnoone trustno
  starwars computer internet samsung google facebook linkedin twitter instagram minecraft pokemon liverpool arsenal chelsea manchester
  qwerty qwertyuiop qwertyqwerty qwertyasdf asdfghjkl asdfasdfasdf zxcvbnm zaqxsw qazwsx qazwsxedc azerty azertyuiop
  administrator admin adminadmin adminpassword administration superadmin superuser root rootroot rootpassword guest guestguest
  user username usernamepassword testtest testing testtesttest testpassword tester demo demodemo default defaultpassword temporary
  secret secretsecret topsecret mysecret security secure access login loginlogin hello helloworld hellohello goodmorning
  summer winter autumn spring january february march april june july august september october november december monday sunday
  america california newyork losangeles texas florida chocolate butterfly purple orange flower flowers cheese cookie cookies
  contrasena micontrasena clave claveclave miclave secreto misecreto bienvenido bienvenida bienvenidos teamo teamomucho tequiero
  tequieromucho mexico colombia argentina guatemala honduras elsalvador estrella princesa corazon futbol barcelona realmadrid america
  alejandro alejandra guadalupe administrador usuario invitado cambiame prueba pruebas hola holahola holamundo mariposa
  fourfold fourfoldfourfold trafficking humantrafficking correcthorsebatterystaple thequickbrownfox ithinkthereforeiam`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
