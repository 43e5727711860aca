using InvestOps.Testing.Azurite;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

// Most of a test's time is another process's, or a wait for a clock, a queue or a lease: two tests at once leave two cores idle for a third of it.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
