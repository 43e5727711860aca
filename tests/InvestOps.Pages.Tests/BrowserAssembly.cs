using InvestOps.Pages.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedBrowser))]
