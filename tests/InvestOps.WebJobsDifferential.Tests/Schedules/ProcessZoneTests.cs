using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Schedules;

/// <summary>Tests that move the zone of the whole process.</summary>
[CollectionDefinition(nameof(ProcessZoneTests), DisableParallelization = true)]
public sealed class ProcessZoneTests;
