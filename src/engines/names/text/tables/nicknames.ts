/**
 * Given names and the short or familiar forms people use for them; every name of a line may stand for every other.
 * Common knowledge, written here. A name may stand in several lines.
 */
const lines = `
abigail abby gail
abraham abe bram ibrahim avraham
adam ad
adelaide addie
agnes aggie
albert al bert bertie alberto
alexander alex alec sasha sandy xander aleksandr alexandre alejandro alessandro oleksandr iskander sascha lex
alexandra alex sandra sasha lexi aleksandra alejandra oleksandra
aleksey alexey alexei alyosha oleksiy alexis
alfred al fred alf alfredo freddie
alice ali
amanda mandy
anastasia stacy nastya anastasiya
andrew andy drew andrei andrey andres andre andreas andriy
angela angie angelina
anna ann anne annie anya ania anita hanna hannah anja
anthony tony anton antonio antoine ant
antonina tonya
archibald archie
arnold arnie
arthur art artur arturo
augustus gus august augusto
barbara barb barbie babs
bartholomew bart
beatrice bea trixie beatriz
benjamin ben benny benji binyamin
bernard bernie bernardo
beverly bev
boris borya
bradley brad
calvin cal
cameron cam
caroline carol carrie carolyn
catherine cathy kate katie katherine kathryn kathy kathleen cat kitty yekaterina ekaterina katya catalina caterina kat
cecilia cissy
charles charlie chuck chas carlos carlo karl carl karol
charlotte lottie charlie
chester chet
christina tina chris christine cristina kristina
christopher chris kit kris cristobal
clarence clare
clifford cliff
clinton clint
constance connie
cynthia cindy
daniel dan danny daniil danilo
david dave davey dawid davyd dawud daoud
deborah deb debbie debra
dennis denny denis
dmitry dima dmitri dmitriy dmytro dimitri mitya
dolores lola
donald don donnie
dorothy dot dottie
douglas doug
edward ed eddie ned ted teddy eduardo eduard edouard
edwin ed eddie
eileen helen elaine ellen lena yelena elena olena alyona
eleanor ellie nora nell
elizabeth liz lizzie beth betty betsy eliza elisabeth bess libby lisa elisabet yelizaveta elizaveta isabel
emily em emmy
emmanuel manny manuel manolo
ernest ernie ernesto
esther essie
eugene gene evgeny yevgeny evgeniy yevgeniy eugenio yevhen zhenya
evelyn evie
fatima fatma fatimah fatime
ferdinand ferdy fernando hernando
florence flo
frances fran francine
francis frank francisco paco pancho franz francesco francois fran pacho kiko
franklin frank
frederick fred freddy fritz federico friedrich
gabriel gabe
geoffrey geoff jeff jeffrey
george jorge georgi georgy georgiy yuri yury jerzy giorgio georges heorhiy yuriy jurij
gerald gerry jerry gerard gerardo
gertrude gert trudy
gilbert gil
giuseppe beppe joseph joe jose pepe josef yosef yusuf yousef youssef pino
gordon gordy
gregory greg grigory grigori gregorio grisha hryhoriy
guadalupe lupe lupita
gustavo gus tavo
guillermo memo william
harold harry hal
harriet hattie
henry hank harry henri enrique heinrich quique
herbert herb bert
herman hermann
hope hopie
horace horatio
howard howie
hubert hugh
ignacio nacho ignatius
igor ihor
irene irina iryna ira
isaac ike itzhak yitzhak ishaq
isabella bella isabel izzy
ivan vanya john juan johann jan giovanni jean ian hans jack johnny jon johannes
jacob jake jakob yakov jaime diego iago yaakov
jacqueline jackie
james jim jimmy jamie jaime diego
jane janie jenny
janet jan
jason jay
jeremy jerry jeremiah
jennifer jen jenny
jesus chucho chuy
jessica jess jessie
joan joanie
joanna joanne jo
jonathan jon johnny
joseph joe joey jose yosef josef yusuf yousef josip
joshua josh
judith judy
julia julie yulia yuliya
julian jules
katarina kasia
kenneth ken kenny
konstantin kostya constantine costa
larisa lara
lawrence larry laurence lorenzo
leonard len lenny leonid leonardo leo
leopold leo
leslie les
lewis lew louis lou luis ludwig
lillian lily
louise lou lulu luisa
lucas luke luca lucio
lucy lucia lucille
luis lucho
lyudmila lyuda ludmila mila
madeline maddie
magdalena magda
manuel manolo manny
marcus mark marc marco marcos
margaret maggie meg peggy marge madge margo greta rita daisy margarita
maria mary marie mariya masha mariam maryam miriam mimi molly polly may
martha marty patty
martin marty
martha mattie
matilda tilda tillie
matthew matt mateo matteo matvey
maurice maury morris
maximilian max maxim maksim maxime maksym
melissa mel missy
michael mike mick micky mikhail miguel michel mikael mykhailo misha mikey mihail michele mickey
mildred millie
mohammed mohammad muhammad mohamed mohamad muhammed mohd mhd muhamad mehmet mamadou mahomet
moses moshe moe musa mousa moussa
nancy nan
natalia natasha natalie natalya nataliya
nathaniel nathan nat nate
nicholas nick nicky nico nicolas nikolai nikolay nikola nicolo mykola kolya klaus
nicole nikki
norman norm
oleg oleh
olga olha olya
oliver ollie
oscar oskar
pamela pam
patricia pat patty tricia trish
patrick pat paddy patricio rick
paul pavel pablo paolo pavlo pasha pawel
pauline paulina
pedro peter pete petr pyotr petro pietro piotr pierre petya perico
penelope penny
philip phil pip felipe philippe filip
priscilla cilla
rachel rae
ralph rafe raul
ramon moncho raymond ray
randall randy randolph
raymond ray
rebecca becky becca
reginald reg reggie
richard rick rich dick ricky ricardo riccardo richie
robert rob bob bobby robbie bert roberto robin
rodney rod
roderick rod rory
rodrigo rigo
roger rodge rogelio
roland rollo rolando
ronald ron ronnie
rosario chayo
rose rosie rosa
rosemary rose
rudolph rudy rodolfo
russell russ rusty
samantha sam
samuel sam sammy samuil
sarah sally sadie sara
sergey sergei sergio serge serhiy seryozha sergiy
sidney sid
simon simeon shimon semyon
solomon sol sulaiman suleiman suleyman soliman
sophia sophie sofia sofiya sofya
stanley stan stanislav
stephanie steph
stephen steve steven stephan stefan esteban stepan etienne stevie
stuart stu
susan sue susie suzanne suzy susanna
svetlana sveta svitlana
sylvester sly
tatiana tanya tatyana tetiana
thaddeus tad
theodore ted teddy theo fyodor fedor teodoro
theresa terry tess teresa
thomas tom tommy tomas tomasz
timothy tim timmy timofey
valentina valya
valentine val valentin
valeriy valery valerii
vasiliy vasily vasili basil vasyl vasya
veronica ronnie vera
victor vic viktor vitya
victoria vicky vika tori viktoria
vincent vince vinny vicente vincenzo chente
virginia ginny
vladimir vova volodymyr volodya vlad wladimir
vladislav vlad vladyslav slava
vyacheslav slava viacheslav
wallace wally
walter walt wally
wilfred will
wilhelm william
william bill will willy billy liam guillermo wilhelm guglielmo willie
winston win
xavier javier javi
yevgenia zhenya evgenia yevgeniya evgeniya
zachary zach zack
abdullah abdallah abdulla
abdulrahman abdurrahman abdelrahman abderrahmane
abdulaziz abdelaziz
ahmed ahmad ahmet ahmadu
ali aly
hassan hasan
hussein husain hussain husayn hossein hussien huseyin
khalid khaled
mahmoud mahmud mehmood mahmood mahmut
mustafa mostafa mustapha moustafa
omar umar omer umer
osama usama
othman osman uthman usman ousmane
said saeed sayeed
salim saleem selim
tariq tarek tarik
yahya yehia yahia
zainab zaynab zeinab
`;

const partners = new Map<string, Set<string>>();
for (const line of lines.split('\n')) {
  const [head, ...shorts] = line.split(' ').filter((name) => name !== '');
  if (head === undefined) continue;
  const all = [head, ...shorts];
  for (const name of all) {
    const known = partners.get(name) ?? new Set<string>();
    for (const other of all) if (other !== name) known.add(other);
    partners.set(name, known);
  }
}

const none: readonly string[] = [];
const listed = new Map([...partners].map(([name, others]) => [name, [...others].sort()] as const));

/** Names a bearer of this one may go by, in the order of the alphabet; none for most. */
export const nicknamesOf = (token: string): readonly string[] => listed.get(token) ?? none;

/** Whether one of two given names may stand for the other. */
export const areNicknames = (one: string, other: string): boolean => partners.get(one)?.has(other) === true;
