using Exhibit.Evidence;

namespace Exhibit.Tests.Evidence;

public sealed class PackagePathTest
{
    [Theory]
    [InlineData("../x")]
    [InlineData("a/../x")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("a\nb")]
    [InlineData("\u202Egpj.exe")]
    [InlineData("")]
    public void RefusesNamesThatCouldLeaveTheFolderOrDeceive(string path) =>
        Assert.Equal(VerifyFailure.UnsafePath, Assert.Throws<VerifyException>(() => PackagePath.Require(path, "x")).Failure);

    [Fact]
    public void TakesPlainNames() => PackagePath.Require("data/timing/co-post.traces.csv", "x");
}
