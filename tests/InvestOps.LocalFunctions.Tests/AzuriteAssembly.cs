using InvestOps.Testing.Azurite;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedAzurite))]
