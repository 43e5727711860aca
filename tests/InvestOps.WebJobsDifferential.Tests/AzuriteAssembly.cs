using InvestOps.Testing.Azurite;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

// The tests wait more than they work.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]
