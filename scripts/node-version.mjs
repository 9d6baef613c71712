// Imported first. An old Node must be able to read this file, so it stays plain.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Fourfold needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  console.error('Get a current one from https://nodejs.org and try again.');
  process.exit(1);
}
